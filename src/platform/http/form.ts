import { withoutOddMarks } from '#lib/text.ts';
import { invalid, ok, refuse, type Result } from '#lib/result.ts';
import type { Context } from 'hono';

/** The fields of a form as text, and its files. Text is trimmed; control characters are taken out. */
export type Form = {
  readonly text: (name: string) => string;
  readonly lines: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  readonly file: (name: string) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
};

const clean = (text: string): string => withoutOddMarks(text.replaceAll('\r\n', '\n').replaceAll('\r', ''));
const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

export const formFrom = (data: FormData): Form => {
  const strings = (name: string) => data.getAll(name).filter((value): value is string => typeof value === 'string');
  return {
    text: (name) => oneLine(strings(name)[0] ?? ''),
    lines: (name) => clean(strings(name)[0] ?? '').trim(),
    all: (name) => strings(name).map(oneLine),
    has: (name) => data.has(name),
    names: () => [...new Set(data.keys())],
    file: async (name) => {
      const value = data.get(name);
      if (value === null || typeof value === 'string' || value.size === 0) return null;
      return { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    },
  };
};

const tooLarge = (limit: number) =>
  refuse({ kind: 'too-large', message: `That is larger than ${Math.floor(limit / 1_000_000)} MB. Send a smaller file, or split it.` });

const readLimited = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let step = await reader?.read(); step !== undefined && !step.done; step = await reader?.read()) {
    size += step.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    parts.push(step.value);
  }
  return new Uint8Array(Buffer.concat(parts));
};

/** Reads a form body of at most `limit` bytes, however long the request says it is. */
export const readForm = async (context: Context, limit: number): Promise<Result<Form>> => {
  const request = context.req.raw;
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge(limit);
  const bytes = await readLimited(request, limit);
  if (bytes === null) return tooLarge(limit);
  try {
    const type = request.headers.get('content-type') ?? '';
    return ok(formFrom(await new Response(bytes, { headers: { 'content-type': type } }).formData()));
  } catch {
    return invalid([], 'That form could not be read. Go back, load the page again and send it once more.');
  }
};
