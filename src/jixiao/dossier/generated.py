"""By what a report of ours is known: the trace in a docx or a web page, or in a file beside a pdf or a workbook."""

TRACE_NAMESPACE = "urn:jixiao:trace:1"
TRACE_SCRIPT = "jixiao-trace"
TRACE_BESIDE = ".trace.json"  # behind the name of the report
NO_SOURCE = "本软件生成的报告，不作为来源"
