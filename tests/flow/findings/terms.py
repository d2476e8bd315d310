"""Conditions with a name: used where they cannot stand, unknown, or not used at all."""

from __future__ import annotations

from tests.flow.findings.guide import row

FIRST, SECOND = "heat >= 39, to", "burden + signs >= 2"
HOT = "terms: {hot: heat >= 39}\nquestions:"
ASK = "questions:"

ALONE = [
    row("FLOW084", "question", {SECOND: "signs"}, "53:16 FLOW084"),
    row("FLOW084", "score, and a condition", {SECOND: "burden and signs >= 2"}, "53:16 FLOW084"),
    row("FLOW084", "counted", {SECOND: "'count(heat >= 39, signs) >= 1'"}, "53:35 FLOW084"),
    row("FLOW084", "question of words", {FIRST: "sex, to"}, "52:16 FLOW084"),
    row("FLOW084", "denied", {SECOND: "not burden"}, "53:20 FLOW084"),
    row("FLOW084", "figure", {SECOND: "2"}, "53:16 FLOW084"),
    row("FLOW084", "rule", "rules: [never outcome rest when heat]\n", "59:33 FLOW084"),
    row("FLOW084", "term with a choice", {ASK: HOT, FIRST: "hot is yes, to"}, "53:16 FLOW084"),
    row("FLOW084", "term compared", {ASK: HOT, FIRST: "hot >= 1, to"}, "53:16 FLOW084"),
    row("FLOW084", "condition compared", {FIRST: "(heat >= 39) = 1, to"}, "52:17 FLOW084"),
    row("FLOW084", "term", {ASK: HOT, FIRST: "hot, to"}),
    row("FLOW084", "term denied", {ASK: "terms: {warm: heat < 39}\nquestions:", FIRST: "not warm, to"}),
    row("FLOW084", "term counted", {ASK: HOT, FIRST: "count(hot) = 1, to"}),
    row("FLOW084", "term in a rule", {ASK: HOT, "": "rules: [never outcome rest when hot]\n"}),
    row("FLOW084", "sum in brackets", {SECOND: "(burden + signs) >= 2"}),
]


def doubled(times: int, first: str = "heat >= 39") -> str:
    """Terms of which each uses the one before twice."""
    more = "".join(f"  t{n}: (t{n - 1} and burden >= {n}) or (not t{n - 1} and signs >= 1)\n" for n in range(1, times))
    return f"terms:\n  t0: {first}\n{more}questions:"


LARGE = [
    row("FLOW087", "doubled", {ASK: doubled(8), FIRST: "t7, to"}, "17:3 FLOW087"),
    row("FLOW087", "doubled, and used", {ASK: doubled(9), FIRST: "t8, to"}, "17:3 FLOW087"),
    row("FLOW087", "once more", {ASK: doubled(7).replace("or (", "or (not t0 and "), FIRST: "t6, to"}, "16:3 FLOW087"),
    row("FLOW087", "small", {ASK: doubled(3), FIRST: "t2, to"}),
    row("FLOW087", "as large as allowed", {ASK: doubled(7), FIRST: "t6, to"}),
    row("FLOW087", "named often", {ASK: doubled(1), FIRST: "t0 or t0 or t0, to"}),
]

UNUSED = [
    row("FLOW085", "bare", {ASK: HOT}, "9:9 FLOW085"),
    row(
        "FLOW085", "with words", {ASK: "terms:\n  hot: {when: heat >= 39, says: Test heat}\nquestions:"}, "10:3 FLOW085"
    ),
    row(
        "FLOW085",
        "of two",
        {ASK: "terms: {hot: heat >= 39, warm: heat >= 38}\nquestions:", FIRST: "hot, to"},
        "9:26 FLOW085",
    ),
    row(
        "FLOW085",
        "a choice called alike",
        {ASK: "terms: {high: heat >= 39}\nquestions:", FIRST: "heat is high, to"},
        "9:9 FLOW085",
    ),
    row(
        "FLOW085",
        "choices called alike",
        {ASK: "terms: {high: heat >= 39}\nquestions:", FIRST: "'heat in (fever, high)', to"},
        "9:9 FLOW085",
    ),
    row("FLOW085", "a term called as a choice", {ASK: "terms: {high: heat >= 39}\nquestions:", FIRST: "high, to"}),
    row("FLOW085", "in a rule", {ASK: HOT, "": "rules: [never outcome rest when hot]\n"}),
    row("FLOW085", "in a row", {ASK: HOT, FIRST: "hot, to"}),
    row(
        "FLOW085",
        "in another",
        {
            ASK: "terms: {hot: heat >= 39, red: hot or heat < 38}\nquestions:",
            FIRST: "not red and signs = 1 or hot, to",
        },
    ),
    row(
        "FLOW085",
        "in a text",
        {ASK: HOT, "title: Test visit": "title: [Test visit, {say: Test., when: asked heat and hot}]"},
    ),
]

UNREADABLE = [
    row("FLOW015", "term", {ASK: "terms: {hot: heat is >= 39}\nquestions:", FIRST: "hot, to"}, "9:22 FLOW015"),
    row(
        "FLOW016",
        "term written below",
        {ASK: "terms: {a: b, b: heat >= 39}\nquestions:", FIRST: "a and b, to"},
        "9:12 FLOW016",
    ),
    row("FLOW016", "term in itself", {ASK: "terms: {a: heat >= 39 or a}\nquestions:", FIRST: "a, to"}, "9:26 FLOW016"),
    row(
        "FLOW016",
        "half a condition",
        {ASK: "terms: {a: heat is fever or high}\nquestions:", FIRST: "a, to"},
        "9:29 FLOW016",
    ),
    row(
        "FLOW005",
        "term called as a question",
        {ASK: "terms: {pregnant: sex is man}\nquestions:"},
        "9:9 FLOW005",
        "9:9 FLOW085",
    ),
    row(
        "FLOW005",
        "term called as a word",
        {ASK: "terms: {asked: sex is man}\nquestions:"},
        "9:9 FLOW005",
        "9:9 FLOW085",
    ),
    row(
        "FLOW018",
        "term asked of some",
        {ASK: "terms: {sure: pregnant is no}\nquestions:", FIRST: "sure, to"},
        "53:16 FLOW018",
    ),
    row(
        "FLOW020",
        "term never",
        {ASK: "terms: {cold: heat < 38 and heat >= 39}\nquestions:", FIRST: "cold, to"},
        "53:16 FLOW020",
    ),
]

ROWS = [*ALONE, *LARGE, *UNUSED, *UNREADABLE]
