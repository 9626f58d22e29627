const shape = /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/;

/** True for one plausible mailbox: no list, no header, no name. */
export const isMailbox = (text: string): boolean => text.length <= 254 && shape.test(text);
