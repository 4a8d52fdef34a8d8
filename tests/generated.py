"""Sample units by the number, for what depends on how many there are."""

from pathlib import Path


def write_many(root: Path, number: int) -> None:
    """Add units S300L2, S301L2, … of the sample bakery to a units folder of the sample standards."""
    for position in range(number):
        code = f"S{300 + position}L2"
        statements = "".join(
            f"      - id: step-{step}\n        text: Bake sample loaf {step} of batch {position}\n" for step in range(1, 9)
        )
        text = (
            f"code: {code}\ntitle: Bake sample batch {position:03}\nindustry: bakery\nfunctional_areas: [oven]\nlevel: 2\nedition: 1\n"
            f"status: current\nrange: Sample unit {position:03}, invented for tests.\n"
            "performance_requirements:\n  - id: performance\n    kind: performance\n    heading: Bake\n    statements:\n"
            f"{statements}"
            "assessment_criteria:\n  lead: The person is able to\n  outcomes:\n    - id: baked\n      text: bake the batch.\n"
        )
        (root / "bakery" / f"{code}.yaml").write_text(text, encoding="utf-8")
