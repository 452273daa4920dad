"""Writes a trained space in the form that `knowledge/embedder.model.ts` reads, and golden vectors for its test."""
import hashlib
import json
import struct

import numpy as np


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


def golden(space, texts, path):
    """Vectors of the unrounded model for questions of the guides, for the test of the shipped one."""
    guides = texts.set("guide")
    rows = []
    for i, question in enumerate(guides[:: len(guides) // 12]):
        side = ("question", "passage")[i % 2]
        vector = space.encode([question["question"]], side)[0]
        rows.append({"text": question["text"], "purpose": side, "vector": [round(float(x), 4) for x in vector]})
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf8")
