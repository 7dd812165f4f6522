"""Where sentences end: (text, its sentences)."""

from __future__ import annotations

import functools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.lang import load
from policymine.sentences import LONGEST, SentenceSplitter

EN: list[tuple[str, list[str]]] = [
    ("", []),
    ("  \n ", []),
    ("One sentence without an end", ["One sentence without an end"]),
    ("The lake is clean. The river is not.", ["The lake is clean.", "The river is not."]),
    ("Was it done? It was! Good.", ["Was it done?", "It was!", "Good."]),
    ("First line.\nSecond line.", ["First line.", "Second line."]),
    # full stops glued to the next sentence
    ("Dust fell by 4%.The sky cleared.", ["Dust fell by 4%.", "The sky cleared."]),
    ("They built 4 bridges.12 boats followed.", ["They built 4 bridges.", "12 boats followed."]),
    ("see fig.3 and vol.2 there", ["see fig.3 and vol.2 there"]),
    ("control the pattern.further raise the rate", ["control the pattern.", "further raise the rate"]),
    ("It ended in 2022.The next step began.", ["It ended in 2022.", "The next step began."]),
    ('He said "enough".Then he left.', ['He said "enough".', "Then he left."]),
    ("the plant (phase one).Its pumps run.", ["the plant (phase one).", "Its pumps run."]),
    ("It rained.\u200bThe dust settled.", ["It rained.", "\u200bThe dust settled."]),
    # closing quotes and brackets belong to the sentence
    ("“We are done.” They went home.", ["“We are done.”", "They went home."]),
    ("(It was late.) They went.", ["(It was late.)", "They went."]),
    # decimals
    ("The ratio is 3.5 percent. It rose.", ["The ratio is 3.5 percent.", "It rose."]),
    ("PM2.5 stood at 29.3.It fell.", ["PM2.5 stood at 29.3.", "It fell."]),
    ("levels of .5 and 1.25 remain", ["levels of .5 and 1.25 remain"]),
    # abbreviations
    ("See No. 5 for it. Read on.", ["See No. 5 for it.", "Read on."]),
    ("Mr. Hale and Dr. Orr came. They spoke.", ["Mr. Hale and Dr. Orr came.", "They spoke."]),
    ("pumps, pipes, etc. were bought", ["pumps, pipes, etc. were bought"]),
    ("about 4 approx. equal parts, e.g. two", ["about 4 approx. equal parts, e.g. two"]),
    ("the U.S. and the U.K. agreed", ["the U.S. and the U.K. agreed"]),
    ("Mayor J. Smith spoke. She left.", ["Mayor J. Smith spoke.", "She left."]),
    ("From Jan. 5 to Feb. 9 it rained. Then not.", ["From Jan. 5 to Feb. 9 it rained.", "Then not."]),
    ("pumps, pipes, etc.\nThe rest waits.", ["pumps, pipes, etc.", "The rest waits."]),
    # numbers of list items stay with their sentence
    ("1. Plant trees. 2. Dig wells.", ["1. Plant trees.", "2. Dig wells."]),
    ("(3). Close the kilns.", ["(3). Close the kilns."]),
    ("II. Main tasks", ["II. Main tasks"]),
    # addresses
    ("Look at www.example.com for it. Thanks.", ["Look at www.example.com for it.", "Thanks."]),
    ("the file plan.pdf is here", ["the file plan.pdf is here"]),
    # what ends no sentence
    ("first close kilns; then plant trees", ["first close kilns; then plant trees"]),
    ("the targets: 5 km, 6 km", ["the targets: 5 km, 6 km"]),
    ("and so on... They went.", ["and so on...", "They went."]),
]

ZH: list[tuple[str, list[str]]] = [
    ("", []),
    ("湖水清澈。河水不清。", ["湖水清澈。", "河水不清。"]),
    ("完成了吗？完成了！好。", ["完成了吗？", "完成了！", "好。"]),
    ("浓度为29.3微克/立方米。同比下降4%。", ["浓度为29.3微克/立方米。", "同比下降4%。"]),
    # closing quotes and brackets belong to the sentence
    ("“我们完成了。”他们回家了。", ["“我们完成了。”", "他们回家了。"]),
    ("（那时已晚。）他们走了。", ["（那时已晚。）", "他们走了。"]),
    ("「我們完成了。」他們回家了。", ["「我們完成了。」", "他們回家了。"]),
    # numbers of list items stay with their sentence
    ("（一）关停砖窑。（二）植树造林。", ["（一）关停砖窑。", "（二）植树造林。"]),
    ("1.关停砖窑；2.植树造林。", ["1.关停砖窑；", "2.植树造林。"]),
    ("一、总体要求", ["一、总体要求"]),
    # a wide semicolon ends a sentence, commas do not
    ("完成投资3.5亿元，增长5%；新建管网30公里。", ["完成投资3.5亿元，增长5%；", "新建管网30公里。"]),
    ("整治河流、湖泊，修复湿地", ["整治河流、湖泊，修复湿地"]),
    ("详见www.example.com。谢谢。", ["详见www.example.com。", "谢谢。"]),
    # a line break inside a sentence of pasted text
    ("全市完成造林\n300亩，建成公园2座。", ["全市完成造林\n300亩，建成公园2座。"]),
]

CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]


@functools.cache
def splitter(language: str) -> SentenceSplitter:
    return SentenceSplitter(load(language).tables["language"])


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_split(language: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in splitter(language).split(text)] == expected


def test_only_between_the_offsets() -> None:
    text = "One here. Two here. Three here."
    spans = list(splitter("en").split(text, 10, 19))
    assert [text[start:end] for start, end in spans] == ["Two here."]


def test_a_run_without_an_end_is_cut_behind_a_weaker_mark() -> None:
    text = "clean the river, " * 400
    spans = list(splitter("en").split(text))
    assert len(spans) > 1
    assert all(end - start <= LONGEST for start, end in spans)
    assert all(text[start:end].endswith(",") for start, end in spans)


def test_a_run_without_any_mark_is_cut_too() -> None:
    spans = list(splitter("en").split("x" * (2 * LONGEST + 5)))
    assert [end - start for start, end in spans] == [LONGEST, LONGEST, 5]


@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "rate",
                "3.5%",
                ".",
                "!",
                "?",
                ";",
                " ",
                "\n",
                "No",
                "5",
                "e.g",
                '"',
                ")",
                "(",
                "\u200b",
                "。",
                "水",
            ]
        )
    )
)
def test_every_character_is_in_one_sentence(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = list(splitter("en").split(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    inside = set()
    for start, end in spans:
        inside.update(range(start, end))
    assert all(character.isspace() for at, character in enumerate(text) if at not in inside)
