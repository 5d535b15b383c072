// Copies a text.

/** Copies through the clipboard, or by selecting a node that has the text; true when it is surely copied. */
export async function copy(text, node = null) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (!node) return false;
    getSelection().selectAllChildren(node);
    try { return document.execCommand("copy"); } catch { return false; }
  }
}
