/** A chart as an SVG file of its own, with a size in units in place of the page's width. */
export const renderSvg = (chart: { readonly toString: () => unknown }): string => {
  const text = String(chart.toString());
  const [, width = '720', height = '400'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(text) ?? [];
  return text.replace(' width="100%"', ` width="${width}" height="${height}"`);
};
