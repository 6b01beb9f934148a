"""How long hypothesis looks for a counterexample: `--hypothesis-profile=long` for minutes."""

from hypothesis import HealthCheck, settings

settings.register_profile("short", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("short"), max_examples=3000, stateful_step_count=80)
settings.load_profile("short")
