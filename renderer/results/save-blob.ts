// Hands a picture to the person as a download.

/** `name` may hold any text; what a file name cannot hold is replaced. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[\\/:*?"<>|]+/g, '-');
  link.click();
  // The browser needs the address until the download has started.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
