"""What is taken for a user name, and which names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moodreel.accounts.names import read_name, skeleton
from moodreel.errors import BadInput


@pytest.mark.parametrize(
    "name",
    ["Ann", "ann_b-2", "José", "Şule", "Ольга", "山田太郎", "やまだ花子", "राम", "นารี", "علي"],
)
def test_names_of_people_are_taken_as_typed(name: str) -> None:
    assert read_name(f" {name} ").shown == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann", "ANN"),
        ("Ann", "Ａｎｎ"),
        ("jose", "José"),
        ("mike", "rnike"),
        ("will", "wi11"),
        ("Ilse", "llse"),
        ("bob", "b0b"),
        ("paypa", "раура"),
        ("AHHA", "АННА"),
        ("toxo", "τοχο"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert read_name(one).key == read_name(other).key


@pytest.mark.parametrize(("one", "other"), [("ann", "anna"), ("राम", "रामा"), ("ken", "kim")])
def test_names_that_look_different_have_two(one: str, other: str) -> None:
    assert read_name(one).key != read_name(other).key


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        " ",
        "x",
        "a" * 33,
        "a" * 1_000_000,
        "ann lee",
        "_ann",
        "ann.",
        "ann\0",
        "ann\ud800",
        "an\u200bn",
        "an\u202en",
        "pаypal",
        "ᴀnn",
        "Ωmega",
        "a\u0301\u0302\u0303\u0304b",
        "😀😀",
        "admin",
        "Adm1n",
        "local",
        "moodreel",
        "'; DROP TABLE accounts; --",
        "{{7*7}}",
        "<b>ann</b>",
        "../../etc",
        "=cmd()",
    ],
)
def test_what_is_no_name_is_refused(wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_name(wrong)
    assert len(str(refused.value)) < 300


@given(st.text(max_size=200))
def test_any_text_has_a_skeleton_and_a_name_s_is_bounded(text: str) -> None:
    key = skeleton(text)
    assert len(key) <= 4 * len(text) * 18  # one letter of NFKC may become eighteen
    try:
        assert 1 <= len(read_name(text).key) <= 128
    except BadInput:
        return
