/** Turns texts into vectors: the built-in one, or a model behind an endpoint. */
export interface Embedder {
  /** Names the space: a vector made under another stamp is not comparable and is made anew. */
  readonly stamp: string;
  readonly dimensions: number;
  /** Unit-length vectors, one per text, in order. Throws `model_unavailable` when an endpoint fails. */
  embed(texts: readonly string[], purpose: 'passage' | 'question'): Promise<Float32Array[]>;
}
