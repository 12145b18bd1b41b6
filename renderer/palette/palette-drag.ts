// How a node kind travels from the palette to the canvas.
/** What a drag from the palette carries: the kind of node. */
export const paletteMime = 'application/x-neuroloom-kind';
