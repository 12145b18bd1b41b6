// Pixels as a canvas takes them.

/** `count` pixels of 1 (grey) or 3 (red, green, blue) bytes, to 4 bytes each. */
export function toRgba(pixels: Uint8Array, count: number, channels: 1 | 3): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(count * 4);
  for (let at = 0; at < count; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgba[at * 4 + channel] = pixels[channels === 1 ? at : at * 3 + channel] ?? 0;
    }
    rgba[at * 4 + 3] = 255;
  }
  return rgba;
}
