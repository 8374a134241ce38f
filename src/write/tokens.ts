// How much room a text takes in a model's window, without the model's own tables.

/** About the tokens of a text: four UTF-8 bytes each, which fits English well and counts other scripts on the high side. */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 4);
