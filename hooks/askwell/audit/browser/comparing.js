// What differs between two pictures of a window, with and without its words. Evaluated in an empty page of the audit's own.
async ([withWords, without, boxes]) => {
  const light = Array.from({length: 256}, (_, c) => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const pixels = async png => {
    const bytes = Uint8Array.from(atob(png), sign => sign.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d", {willReadFrequently: true});
    pen.drawImage(picture, 0, 0);
    return pen.getImageData(0, 0, picture.width, picture.height);
  };
  const [a, b] = [await pixels(withWords), await pixels(without)];
  // Relative luminance (WCAG 2.2).
  const luminance = (data, i) => 0.2126 * light[data[i]] + 0.7152 * light[data[i + 1]] + 0.0722 * light[data[i + 2]];
  return JSON.stringify(JSON.parse(boxes).map(([left, top, width, height]) => {
    let contrast = 1, x0 = Infinity, x1 = -Infinity, y0 = Infinity, y1 = -Infinity;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(a.height, Math.ceil(top + height)); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(a.width, Math.ceil(left + width)); x++) {
        const i = 4 * (y * a.width + x);
        if (a.data[i] === b.data[i] && a.data[i + 1] === b.data[i + 1] && a.data[i + 2] === b.data[i + 2]) continue;
        const [dark, bright] = [luminance(a.data, i), luminance(b.data, i)].sort((m, n) => m - n);
        const ratio = (bright + 0.05) / (dark + 0.05);
        contrast = Math.max(contrast, ratio);
        if (ratio < 1.2) continue;
        x0 = Math.min(x0, x); x1 = Math.max(x1, x); y0 = Math.min(y0, y); y1 = Math.max(y1, y);
      }
    }
    return [Math.max(0, x1 - x0 + 1), Math.max(0, y1 - y0 + 1), contrast];
  }));
}
