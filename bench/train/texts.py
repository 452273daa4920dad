"""The prepared law texts and questions (`prepare.ts`), and pairs drawn from them."""
import json
from pathlib import Path

import numpy as np

LONGEST = 300  # tokens of a passage that training looks at


class Texts:
    def __init__(self, folder):
        folder = Path(folder)
        self.tokens = np.fromfile(folder / "tokens.i32", dtype=np.int32)
        self.segments = np.fromfile(folder / "segments.i64", dtype=np.int64)
        self.first = np.fromfile(folder / "units.i64", dtype=np.int64)
        self.starts = self.segments[self.first]
        self.vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf8").split("\n")
        self.in_guides = np.fromfile(folder / "guides.i32", dtype=np.int32)
        # English words known beforehand: token, direction from their middle, weight; the commonest first.
        self.words = np.fromfile(folder / "words.i32", dtype=np.int32)
        vectors = np.fromfile(folder / "words.f32", dtype=np.float32).reshape(len(self.words), -1)
        vectors -= vectors.mean(axis=0)
        self.word_vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self.word_weights = np.fromfile(folder / "weights.f32", dtype=np.float32)
        units = read_lines(folder / "units.jsonl")
        self.laws = [unit["law"] for unit in units]
        self.national = sum(unit["from"] == "corpus" for unit in units)
        numbers = {unit["id"]: i for i, unit in enumerate(units[: self.national])}
        self.questions = read_lines(folder / "questions.jsonl")
        for question in self.questions:
            question["relevant"] = [numbers[r] for r in question["relevant"] if r in numbers]
        self.ways = {}
        for question in self.set("guide"):
            self.ways.setdefault(way_of(question), []).append(question)

    def __len__(self):
        return len(self.laws)

    def set(self, *names):
        """Questions of the named sets that have something to find."""
        return [q for q in self.questions if q["set"] in names and (q["relevant"] or q["passages"])]

    def sisters(self, question, rng):
        """Some of the other ways in which the section of a guide is asked in the same language: search text of its passage."""
        others = [way["question"] for way in self.ways[way_of(question)] if way is not question]
        return [way for way in others if rng.random() < 0.5]

    def unit(self, i):
        return self.tokens[self.starts[i] : self.starts[i + 1]][:LONGEST]

    def own_pair(self, i, rng):
        """A span of a clause, as if asked, and the rest of its article under title and headings; or None."""
        first, last = self.first[i], self.first[i + 1]
        if last - first < 3:
            return None
        head = self.tokens[self.segments[first] : self.segments[first + 2]]
        c = first + 2 + rng.integers(last - first - 2)
        clause = self.tokens[self.segments[c] : self.segments[c + 1]]
        if len(clause) < 6:
            return None
        length = int(rng.integers(8, 60))
        at = int(rng.integers(0, max(1, len(clause) - length)))
        asked = clause[at : at + length]
        if len(asked) > 14 and rng.random() < 0.5:
            asked = asked[rng.random(len(asked)) > 0.3]
        rest = self._rest(i, c, head, np.concatenate([clause[:at], clause[at + length :]]), rng)
        if len(rest) > LONGEST:
            start = len(head) + int(rng.integers(0, max(1, len(rest) - LONGEST)))
            rest = np.concatenate([head, rest[start : start + LONGEST]])
        return (asked, rest) if len(asked) and len(rest) else None

    def _rest(self, i, c, head, rest_of_clause, rng):
        first, last = self.first[i], self.first[i + 1]
        if last - first == 3:  # a single clause: its own remainder, or the neighbouring article
            near = i + 1 if i + 1 < len(self) and self.laws[i + 1] == self.laws[i] else i - 1
            if rng.random() < 0.5 and near >= 0 and self.laws[near] == self.laws[i]:
                return self.tokens[self.starts[near] : self.starts[near + 1]]
            return np.concatenate([head, rest_of_clause])
        if rng.random() < 0.2:  # the span stays in: words that match must count
            return self.tokens[self.starts[i] : self.starts[i + 1]]
        before = self.tokens[self.segments[first + 2] : self.segments[c]]
        return np.concatenate([head, before, self.tokens[self.segments[c + 1] : self.segments[last]]])

    def own_pairs(self, count, rng):
        pairs = []
        while len(pairs) < count:
            pair = self.own_pair(int(rng.integers(len(self))), rng)
            if pair:
                pairs.append(pair)
        return pairs


def way_of(question):
    """Guide, section and language that a question of a guide asks in."""
    return question["id"].rpartition("/")[0]


def read_lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf8").split("\n") if line]
