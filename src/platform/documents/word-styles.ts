import { LineRuleType, type IStylesOptions } from 'docx';

const run = (size: number, color: string, bold = false) => ({ size, color, bold, font: 'Arial' }) as const;

/** Arial, as every office machine has it and its letters are as wide as those of the pictures. British English for the spelling check and for reading aloud. */
export const wordStyles: IStylesOptions = {
  default: {
    document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 160, line: 276, lineRule: LineRuleType.AUTO } } },
    title: { run: run(48, '0B0C0C', true), paragraph: { spacing: { before: 0, after: 120, line: 240, lineRule: LineRuleType.AUTO } } },
    heading1: { run: run(32, '12436D', true), paragraph: { spacing: { before: 360, after: 140 }, keepNext: true } },
    heading2: { run: run(26, '0B0C0C', true), paragraph: { spacing: { before: 280, after: 120 }, keepNext: true } },
  },
  paragraphStyles: [
    { id: 'Partnership', name: 'Partnership', basedOn: 'Normal', next: 'Normal', run: run(21, '12436D', true), paragraph: { spacing: { after: 60 } } },
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: run(26, '505A5F'), paragraph: { spacing: { after: 160 } } },
    { id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: run(22, '0B0C0C', true), paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run: run(18, '505A5F') },
  ],
};
