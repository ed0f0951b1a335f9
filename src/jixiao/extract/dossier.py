"""Document → Dossier: each part of the meaning is read by its own module, here they are put together."""

from dataclasses import replace

from jixiao.document.model import Document
from jixiao.dossier.model import Dossier
from jixiao.extract.coverage import read_coverage
from jixiao.extract.ending import is_excerpt
from jixiao.extract.figures import read_figures
from jixiao.extract.forms.signs import Forms, may_hold_forms
from jixiao.extract.identity import read_identity
from jixiao.extract.ledgers.read import read_ledgers
from jixiao.extract.prose.claims import read_claims
from jixiao.extract.prose.conclusion import read_conclusion, with_ratings
from jixiao.extract.prose.disclosure_sentences import read_disclosure
from jixiao.extract.prose.goals import read_goals
from jixiao.extract.references import read_references
from jixiao.extract.sections import read_sections
from jixiao.extract.source import read_remarks, read_source


def extract(document: Document, *, year: int = 0, place: str = "") -> Dossier:
    """Everything the document says about one department and one year; `year` and `place` outweigh what it says."""
    source = read_source(document)
    sections, passages = read_sections(document, source)
    prose = [passage for passage in passages if passage.table is None]
    identity = read_identity(source, sections)
    identity = replace(identity, year=year or identity.year, place=place or identity.place)
    figures = read_figures(source)
    forms = _forms(document)
    programs = forms.programs
    claims = read_claims(source, sections, prose, figures, identity)
    disclosure = read_disclosure(source, figures)
    ledgers = read_ledgers(document, source, figures, identity.year, programs)
    targets, results = read_goals(source, sections, prose, figures, programs)
    dossier = Dossier(
        source=source,
        kind=identity.kind,
        title=identity.title,
        department=identity.department,
        region=identity.region,
        place=identity.place,
        year=identity.year,
        excerpt=is_excerpt(source, identity.kind, sections, passages),
        sections=sections,
        passages=passages,
        figures=figures,
        facts=claims.facts + ledgers.facts,
        splits=claims.splits + forms.splits + ledgers.splits,
        changes=claims.changes + ledgers.changes,
        shares=claims.shares + forms.shares + ledgers.shares,
        executions=claims.executions + forms.executions + ledgers.executions,
        ledgers=ledgers.ledgers,
        products=ledgers.products,
        share_columns=ledgers.share_columns,
        comparisons=disclosure.comparisons,
        purchases=disclosure.purchases,
        completions=disclosure.completions,
        class_amounts=disclosure.class_amounts + ledgers.class_amounts,
        targets=targets,
        results=results,
        attainments=claims.attainments + ledgers.attainments,
        measures=claims.measures,
        programs=programs,
        conclusion=with_ratings(read_conclusion(source, sections, identity.year), ledgers.ratings),
        references=read_references(source),
        remarks=read_remarks(document),
        undecided=forms.undecided + claims.undecided + ledgers.undecided,
    )
    return replace(dossier, coverage=read_coverage(document, dossier))


def _forms(document: Document) -> Forms:
    if not may_hold_forms(document):
        return Forms()
    from jixiao.extract.forms.read import read_forms  # a dozen modules: a report in prose starts without them

    return read_forms(document)
