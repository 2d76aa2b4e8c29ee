from collections.abc import Callable

import pytest

from tests.personas import Cast
from tests.stories.playing import Story


@pytest.fixture
def story(cast: Cast, travel: Callable, client_of: Callable, deliver: Callable) -> Story:
    return Story(cast, travel, client_of, deliver)
