"""allauth's two addresses of OpenID Connect; of its others none is open."""

from django.urls import include, path

urlpatterns = [path("sso/", include("allauth.socialaccount.providers.openid_connect.urls"))]
