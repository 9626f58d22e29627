import { invalid, ok, type Result } from '#lib/result.ts';

/** Reads GSS codes, one a line or separated by commas or spaces; each once, in the order written. */
export const parseAreaCodes = (text: string, field = 'areas'): Result<readonly string[]> => {
  const codes = [...new Set(text.split(/[\s,;]+/).map((code) => code.trim().toUpperCase()).filter((code) => code !== ''))];
  const wrong = codes.find((code) => !/^[A-Z]\d{8}$/.test(code));
  return wrong === undefined ? ok(codes) : invalid([{ field, message: `“${wrong.slice(0, 40)}” is not an area code: it should be a letter and eight figures, like E10000007` }]);
};
