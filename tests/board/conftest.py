"""How long hypothesis looks for a counterexample: `--hypothesis-profile=long` for minutes, elsewhere every time.

The short search is the same in every run: none fails by a chance that the one before it did not have.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("any", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", settings.get_profile("any"), derandomize=True, database=None)
settings.register_profile("long", settings.get_profile("any"), max_examples=3000, stateful_step_count=80)
settings.load_profile("short")
