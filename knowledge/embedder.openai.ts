import { createHash } from 'node:crypto';
import type { OpenAIEmbeddings } from '@langchain/openai';
import { fault } from '../src/base/faults.ts';
import { maskedForModel } from './masked.ts';
import type { Embedder } from './embedder.ts';
import { EMBEDDING } from './tuning.ts';

export interface EndpointOptions {
  model: string;
  dimensions: number;
  baseUrl: string | undefined;
  apiKey: string | undefined;
}
