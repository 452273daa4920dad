"""The stages of training: on the texts alone, on the ways guides are asked, then with labelled questions."""
import numpy as np

from texts import way_of

OWN_STEPS, OWN_PAIRS, OWN_RATE = 1500, 384, 3e-3
WAYS_STEPS, WAYS, WAYS_RATE = 600, 128, 1.5e-3
LABELLED_STEPS, LABELLED, OWN_BESIDE, LABELLED_RATE = 500, 192, 96, 1.5e-3
# How often a labelled pair comes from each set.
SHARES = {"dev": 0.27, "asked": 0.33, "consultation": 0.05, "guide": 0.35}
DROPPED = 0.15  # tokens of a question left out
# How often a question of a guide is answered by the guide rather than by an article, and then in the other language.
OWN_TEXT, OTHER_LANGUAGE = 0.6, 0.2


def learn_texts(space, texts, seed, told=print):
    rng = np.random.default_rng(seed)
    for step in range(OWN_STEPS):
        rate = OWN_RATE * min(1, (step + 1) / 100) * (1 - 0.9 * step / OWN_STEPS)
        pairs = texts.own_pairs(OWN_PAIRS, rng)
        loss = space.learn([q for q, _ in pairs], [p for _, p in pairs], None, rate)
        if step % 100 == 0:
            told(f"texts {step}: {loss:.3f}", flush=True)


def learn_ways(space, texts, seed, told=print):
    """How sections of the guides are asked, as many English as Chinese: each way against its section's own text, in
    either language, or another way. English stands nowhere else."""
    rng = np.random.default_rng(seed)
    ways = texts.set("guide")
    sides = [[way for way in ways if f"/{language}/" in way["id"]] for language in ("en", "zh")]
    for step in range(WAYS_STEPS):
        rate = WAYS_RATE * min(1, (step + 1) / 30) * (1 - 0.9 * step / WAYS_STEPS)
        chosen = [side[i] for side in sides for i in rng.integers(len(side), size=WAYS)]
        sections = np.array([section(way) for way in chosen])
        asked = [drop(way["question"], rng) for way in chosen]
        same = sections[:, None] == sections[None, :]
        np.fill_diagonal(same, False)
        loss = space.learn(asked, [beside(way, texts, rng) for way in chosen], same, rate)
        if step % 100 == 0:
            told(f"ways {step}: {loss:.3f}", flush=True)


def beside(way, texts, rng):
    """What stands with a way of asking: its section's text, the same in the other language, or another way."""
    own, other = way["passages"]
    draw = rng.random()
    if draw < 0.25:
        return np.asarray(other, np.int32)
    if draw < 0.6:
        return np.concatenate([own, *texts.sisters(way, rng)]).astype(np.int32)
    others = [one["question"] for one in texts.ways[way_of(way)] if one is not way]
    if draw < 0.8 or not others:
        return np.asarray(own, np.int32)
    return np.asarray(others[rng.integers(len(others))], np.int32)


def learn_questions(space, texts, questions, negatives, seed, steps=LABELLED_STEPS):
    rng = np.random.default_rng(seed)
    sets = {name: [q for q in questions if q["set"] == name] for name in SHARES}
    names = [name for name in SHARES if sets[name]]
    shares = np.array([SHARES[name] for name in names])
    for step in range(steps):
        rate = LABELLED_RATE * min(1, (step + 1) / 30) * (1 - 0.95 * step / steps)
        picks = rng.choice(len(names), LABELLED, p=shares / shares.sum())
        chosen = [sets[names[i]][rng.integers(len(sets[names[i]]))] for i in picks]
        asked, answers, golds, wrong = [], [], [], []
        for question in chosen:
            asked.append(drop(ask(question, rng), rng))
            gold, bag = answer(question, texts, rng)
            golds.append(gold)
            answers.append(bag)
            hard = negatives.get(question["id"])
            if hard is not None and len(hard):
                wrong.append(int(hard[rng.integers(len(hard))]))
        own = texts.own_pairs(OWN_BESIDE, rng)
        ignored = other_answers(chosen, golds, len(own), wrong)
        space.learn(
            asked + [q for q, _ in own],
            answers + [p for _, p in own] + [texts.unit(i) for i in wrong],
            ignored,
            rate,
        )


def ask(question, rng):
    """Mostly the question; at times what its answer or keywords say."""
    draw = rng.random()
    if draw < 0.12 and len(question["answer"]) > 10:
        at = int(rng.integers(0, max(1, len(question["answer"]) - 60)))
        return question["answer"][at : at + 60]
    if draw < 0.2 and len(question["keywords"]) > 3:
        return question["keywords"]
    return question["question"]


def drop(bag, rng):
    bag = np.asarray(bag, np.int32)
    kept = bag[rng.random(len(bag)) > DROPPED]
    return kept if len(kept) > 2 else bag


def answer(question, texts, rng):
    """A unit that answers, or a text of our own that does: its name (for telling twins) and its tokens."""
    if question["passages"] and (not question["relevant"] or rng.random() < OWN_TEXT):
        own, other = question["passages"]
        if rng.random() < OTHER_LANGUAGE:
            return section(question), np.asarray(other, np.int32)
        return section(question), np.concatenate([own, *texts.sisters(question, rng)]).astype(np.int32)
    unit = question["relevant"][rng.integers(len(question["relevant"]))]
    return unit, texts.unit(unit)


def section(question):
    return way_of(question).rpartition("/")[0]


def other_answers(chosen, golds, own, wrong):
    """Cells that are right answers too, so no negatives."""
    size = len(chosen) + own
    ignored = np.zeros((size, size + len(wrong)), bool)
    for i, question in enumerate(chosen):
        right = {*question["relevant"], section(question)} if question["passages"] else set(question["relevant"])
        ignored[i, : len(chosen)] = [gold in right for gold in golds]
        ignored[i, i] = False
        ignored[i, size:] = [unit in right for unit in wrong]
    return ignored
