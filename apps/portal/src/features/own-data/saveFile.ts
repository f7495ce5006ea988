/** Gives a text to the browser as a file to be kept. */
export function saveFile(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** The same of any content. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by now, or asks where to put it and holds on to it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
