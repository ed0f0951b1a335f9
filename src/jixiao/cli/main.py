"""The command `jixiao`."""

import json
import sys

from jixiao import api
from jixiao.units.number import plain


def main() -> None:
    verb, path = sys.argv[1:3]
    dossier = api.extract(api.read(path))
    source = dossier.source
    if verb == "extract":
        figures = [
            {"quote": source.quote(f.span), "line": source.line(f.span.start), "value": plain(f.value), "unit": f.unit,
             "base_value": plain(f.base), "base_unit": f.printed.unit.base, "comparator": f.comparator, "kind": f.kind, "subject": f.subject}
            for f in dossier.figures
        ]
        indicators = [
            {"program": p.name, "group": i.group, "kind": i.kind, "name": i.name.text, "operator": i.operator,
             "target": plain(i.target.value) if i.target else None, "unit": i.unit, "line": source.line(i.name.span.start)}
            for p in dossier.programs for i in p.indicators
        ]
        print(json.dumps({"figures": figures, "indicators": indicators}, ensure_ascii=False, indent=1))
        return
    findings = [
        {"rule": f.rule, "name": f.name, "family": f.family, "severity": f.severity, "message": f.message, "quote": f.place.quote,
         "line": f.place.line, "start": f.place.start, "end": f.place.end, "place": f.place.where, "working": f.working,
         "stated": f.stated, "computed": f.computed, "unit": f.unit,
         "related": [{"quote": r.place.quote, "line": r.place.line, "value": r.value} for r in f.related]}
        for f in api.check(dossier)
    ]
    print(json.dumps({"files": [{"path": path, "findings": findings}]}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
