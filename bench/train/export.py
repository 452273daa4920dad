"""Writes a trained space in the form that `knowledge/embedder.model.ts` reads, and golden vectors for its test."""
import hashlib
import json
import struct

import numpy as np

GOLDEN = ("dev", "guide")


def export(space, texts, path):
    vectors = space.values["vectors"].numpy()
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    small = np.round(vectors / scale).astype(np.int8)
    weights = [(space.values[side].exp().numpy() * scale).astype("<f4") for side in ("question", "passage")]
    words = "\n".join(texts.vocabulary[i] for i in space.kept).encode()
    header = json.dumps(
        {"dimensions": small.shape[1], "tokens": len(small), "vocabularyBytes": len(words)}
    ).encode()
    header += b" " * (-len(header) % 4)
    body = b"LKMODEL1" + struct.pack("<I", len(header)) + header
    body += weights[0].tobytes() + weights[1].tobytes() + small.tobytes() + words
    path.write_bytes(body + hashlib.sha256(body).digest())
    print(f"{path}: {len(body) + 32} bytes")


def golden(space, asked, tokens):
    """Vectors of the unrounded model for texts given as token numbers, for the test of the shipped one."""
    return [
        {"text": text, "vector": [round(float(x), 5) for x in space.encode([bag], side)[0]], "purpose": side}
        for text, bag, side in zip(asked, tokens, ("question", "passage") * len(asked))
    ]
