"""How do several people work with it in a browser? The web application over the same functions.

`app` puts the ports together · `settings`, `ports` · `routes/` one file a noun, no logic · `auth`, `policy` who may do
what · `errors`, `headers`, `pages`, `first_answers`, `cut_off` what every answer has · `shelf` events and measured
maps of each workspace · `working` jobs · `live` what is told to open browsers · `serving` the server under it.
"""

from wayline.server.app import all_routes, make_app, make_ports, openapi_document, permission_of
from wayline.server.cut_off import CutOff
from wayline.server.policy import LEAST, Permission, may
from wayline.server.ports import Ports
from wayline.server.serving import FirstLink, serve
from wayline.server.settings import LOOPBACK, ServerSettings

__all__ = [
    "LEAST", "LOOPBACK", "CutOff", "FirstLink", "Permission", "Ports", "ServerSettings", "all_routes", "make_app", "make_ports", "may", "openapi_document", "permission_of", "serve",
]  # fmt: skip
