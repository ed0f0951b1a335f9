"""The trace inside a Word file: a custom XML part, which Word, WPS and LibreOffice keep."""

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from lxml import etree

from jixiao.dossier.generated import TRACE_NAMESPACE
from jixiao.report.docx.package import MAIN, DocxError, Package, parser
from jixiao.report.sealing import from_json, to_json
from jixiao.report.trace import Trace

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM = "customXml/item{}.xml"


def seal(package: Package, trace: Trace) -> None:
    """Put the trace into the package."""
    name = package.free_name(_ITEM)
    number = name.removeprefix("customXml/item").removesuffix(".xml")
    body = f'<?xml version="1.0" encoding="UTF-8"?><trace xmlns="{TRACE_NAMESPACE}">{escape(to_json(trace))}</trace>'
    package.add(name, body.encode())
    identity = str(uuid5(NAMESPACE_URL, f"{TRACE_NAMESPACE}/{trace.title}")).upper()
    properties = (
        f'<?xml version="1.0" encoding="UTF-8"?><ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{identity}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{TRACE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package.add(f"customXml/itemProps{number}.xml", properties.encode(), _PROPERTIES)
    package.relate(name, f"itemProps{number}.xml", "customXmlProps")
    package.relate(MAIN, f"../{name}", "customXml")


def unsealed(path: Path, data: bytes | None = None) -> Trace | None:
    """The trace of a Word file (`data` where it is not on the disk), None when it has none."""
    package = Package.of(path, data)
    for name, part in package.parts.items():
        if name.startswith("customXml/item") and TRACE_NAMESPACE.encode() in part and "Props" not in name:
            try:
                root = etree.fromstring(part, parser())
            except etree.XMLSyntaxError as cause:
                raise DocxError(f"{path}：追溯数据已损坏") from cause
            if root.tag == f"{{{TRACE_NAMESPACE}}}trace":
                return from_json("".join(root.itertext()), str(path))
    return None
