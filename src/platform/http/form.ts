import { withoutOddMarks } from '#lib/text.ts';
import { invalid, ok, type Result } from '#lib/result.ts';
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

/** Reads a form body; the app has seen to it before that it is within the upload limit. */
export const readForm = async (context: Context): Promise<Result<Form>> => {
  try {
    return ok(formFrom(await context.req.raw.formData()));
  } catch {
    return invalid([], 'That form could not be read. Go back, load the page again and send it once more.');
  }
};
