import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectRoot } from '#platform/files/root.ts';

export type Png = { readonly bytes: Buffer; readonly width: number; readonly height: number };

const fonts = join('node_modules', '@expo-google-fonts', 'arimo');

/** The font files of pictures and papers. A picture made without them would lose its text and say nothing. */
export const fontFiles = (): readonly string[] =>
  [join('400Regular', 'Arimo_400Regular.ttf'), join('700Bold', 'Arimo_700Bold.ttf')].map((file) => join(projectRoot(), fonts, file));

/** An SVG as a PNG on white, `scale` dots to a unit. */
export const renderPng = (svg: string, scale = 2): Png => {
  const image = new Resvg(svg, { background: '#ffffff', fitTo: { mode: 'zoom', value: scale }, font: { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' } }).render();
  return { bytes: image.asPng(), width: image.width, height: image.height };
};
