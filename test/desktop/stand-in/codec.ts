// Structured data as text for the page's CDP bindings: typed arrays and undefined survive, everything else is JSON.
// The function's own source is injected into the page, so it may use nothing from outside itself.

export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function makeCodec(): Codec {
  const arrays: Record<string, { new (buffer: ArrayBuffer): unknown }> = {
    Uint8Array,
    Int8Array,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
  };
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  };
  return {
    encode: (value) =>
      JSON.stringify(value === undefined ? { $undefined: true } : value, (_key, item: unknown) => {
        if (ArrayBuffer.isView(item)) {
          return {
            $array: Object.prototype.toString.call(item).slice(8, -1),
            base64: toBase64(new Uint8Array(item.buffer, item.byteOffset, item.byteLength)),
          };
        }
        return item;
      }),
    decode: (text) =>
      JSON.parse(text, (_key, item: unknown) => {
        if (typeof item !== 'object' || item === null) return item;
        if ('$undefined' in item) return undefined;
        if ('$array' in item && 'base64' in item) {
          const bytes = Uint8Array.from(atob(String(item.base64)), (letter) => letter.charCodeAt(0));
          const make = arrays[String(item.$array)];
          return make ? new make(bytes.buffer) : bytes;
        }
        return item;
      }) as unknown,
  };
}
