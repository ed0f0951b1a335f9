"""The filter of the norms."""

from typing import Any

from django import forms

from jixiao.norms.resolve import norms_of
from jixiao.web.kit.listing import FilterForm

SCOPES = (("whole_department", "部门整体支出"), ("program", "项目支出"))


class NormFilter(FilterForm):
    """Where, for which budget year, and for what."""

    place = forms.ChoiceField(label="地区", required=False)
    year = forms.IntegerField(label="预算年度", required=False, min_value=1990, max_value=2100)
    scope = forms.ChoiceField(label="范围", choices=SCOPES, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        regions = sorted(norms_of().regions.values(), key=lambda region: region.code)
        place.choices = [(region.code, f"{region.name}（{region.code}）") for region in regions]
