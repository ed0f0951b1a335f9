"""One English word for a Chinese term, one Chinese term for an English word."""

import ast
import csv
import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "jixiao"
TERMS = list(csv.DictReader((SRC / "dossier" / "glossary.csv").read_text(encoding="utf-8").splitlines()))
WORDS = {term["identifier"] for term in TERMS}
# Where the identifiers of the trade are declared.
DECLARING = [SRC / "dossier", SRC / "extract", SRC / "norms", SRC / "check"]


def declared() -> set[str]:
    """Names of classes, functions, fields and enum members below the command line."""
    kinds = ast.ClassDef | ast.FunctionDef
    trees = (ast.parse(path.read_text(encoding="utf-8")) for top in DECLARING for path in top.rglob("*.py"))
    names: set[str] = set()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                names.add(node.name)
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
                names.update(target.id for target in targets if isinstance(target, ast.Name))
    return {re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower() for name in names}


def test_a_term_has_one_identifier_and_an_identifier_one_term():
    assert len({term["term"] for term in TERMS}) == len(TERMS)
    assert len(WORDS) == len(TERMS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["identifier"])
def test_a_term_is_defined_and_its_source_named(term):
    assert re.fullmatch(r"[a-z][a-z_]*[a-z]", term["identifier"])
    assert term["definition"]
    assert re.fullmatch(r"[PSODILWCXUhm]( [PSODILWCXUhm])*", term["source"])


def test_words_to_avoid_are_not_terms_themselves_in_the_same_sense():
    avoided = {(word, term["identifier"]) for term in TERMS for word in term["avoid"].split()}
    assert {pair for pair in avoided if pair[0] == pair[1]} == set()


@pytest.mark.parametrize(
    "identifier",
    ["department", "year", "dossier", "program", "objective", "indicator", "group", "kind", "target", "actual",
     "weight", "score", "grade", "basis", "instrument", "finding", "working", "execution", "outturn", "unit", "share",
     "deviation"],
)  # fmt: skip
def test_the_words_of_the_hub_are_those_of_the_glossary(identifier):
    assert identifier in WORDS
    assert identifier in declared()


def test_no_declared_name_uses_a_word_that_is_always_avoided():
    always = {"kpi", "metric", "appraisal", "violation", "initial_budget"}
    assert always <= {word for term in TERMS for word in term["avoid"].split()}
    parts = {(name, part) for name in declared() for part in (name, *name.split("_"))}
    assert {name for name, part in parts if part in always} == set()
