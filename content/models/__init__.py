"""Pages and what stands on them, one noun a file."""

from content.models.contacts import ContactsPage
from content.models.council import CouncilPage, PolicyKind, PolicyUpdatePage
from content.models.document import HubDocument
from content.models.feedback import Feedback
from content.models.guidance import GuidanceIndexPage, GuidancePage
from content.models.home import HomePage
from content.models.hub_page import HubPage
from content.models.image import HubImage, HubRendition
from content.models.standard import StandardPage
from content.models.visit import Visit
from content.models.welcome import WelcomePage

__all__ = [
    "ContactsPage",
    "CouncilPage",
    "Feedback",
    "GuidanceIndexPage",
    "GuidancePage",
    "HomePage",
    "HubDocument",
    "HubImage",
    "HubPage",
    "HubRendition",
    "PolicyKind",
    "PolicyUpdatePage",
    "StandardPage",
    "Visit",
    "WelcomePage",
]
