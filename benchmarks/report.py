"""The tables and the plots of the documentation."""

import platform
import statistics
from pathlib import Path
from typing import Any

import measure
from claims import BATCH, CALLBACK, CLAIMS, OURS, PYDANTIC, SDK, STANDARD, STRUCTS

_COLORS = {
    OURS: "#2a6f97",
    STANDARD: "#61a5c2",
    STRUCTS: "#8a817c",
    PYDANTIC: "#bc6c25",
    SDK: "#d4a373",
}


def claims_table(groups: dict[str, measure.Samples]) -> str:
    """Return the table of the claims, in Markdown."""
    lines = [
        _run(),
        "",
        "| compared | median ratio | quartiles | must | aim |",
        "|---|---|---|---|---|",
    ]
    for claim in CLAIMS:
        median, low, high = measure.ratio(groups[claim.group], claim.ours, claim.theirs)
        lines.append(
            f"| {claim.text} | {median:.2f} | {low:.2f} to {high:.2f} "
            f"| ≤ {claim.must:g} | {claim.aim:g} |"
        )
    return "\n".join([*lines, ""])


def missed(groups: dict[str, measure.Samples]) -> list[str]:
    """Return the claims that are missed, with their ratios."""
    ratios = [
        (claim, measure.ratio(groups[claim.group], claim.ours, claim.theirs)[0])
        for claim in CLAIMS
        if claim.group in groups
    ]
    return [
        f"missed: {claim.text}: {median:.2f}, must {claim.must:g}"
        for claim, median in ratios
        if median > claim.must
    ]


def times_table(groups: dict[str, measure.Samples]) -> str:
    """Return the tables of all contenders, in Markdown."""
    parts = [f"{_run()}\n"]
    for group, samples in groups.items():
        unit, scale = ("bytes", 1.0) if "memory" in group else ("µs", 1e6)
        parts.append(f"| {group} | {unit} |\n|---|---|")
        parts += [
            f"| {name} | {statistics.median(figures) * scale:,.1f} |"
            for name, figures in samples.items()
        ]
        parts.append("")
    return "\n".join(parts)


def _run() -> str:
    return f"Medians of one run on {platform.python_implementation()} {platform.python_version()}."


def plot_readers(groups: dict[str, measure.Samples], path: Path) -> None:
    """Plot the times of reading one callback and a batch, relative to the official SDK."""
    plt = _pyplot()
    figure, axes = plt.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
    for axis, group in zip(axes, (CALLBACK, BATCH), strict=True):
        names = list(reversed(groups[group]))
        medians = [measure.ratio(groups[group], name, SDK)[0] for name in names]
        colors = [_COLORS[OURS] if "engine" in name else "#b8c4cc" for name in names]
        bars = axis.barh(names, medians, color=colors)
        axis.bar_label(bars, fmt="%.2f", padding=3)
        axis.set_title(group)
        axis.set_xlabel("time, official SDK = 1")
        axis.spines[["top", "right"]].set_visible(False)
    _save(figure, path)


def plot_types(types: dict[str, measure.Samples], path: Path) -> None:
    """Plot the times of reading one event of each type, the slowest on top."""
    plt = _pyplot()
    names = sorted(types, key=lambda name: statistics.median(types[name][OURS]))
    figure, axis = plt.subplots(figsize=(10, 10), layout="constrained")
    for contender, color in _COLORS.items():
        medians = [statistics.median(types[name][contender]) * 1e6 for name in names]
        axis.plot(medians, names, "o", color=color, label=contender)
    axis.set_xscale("log")
    axis.xaxis.set_major_formatter("{x:g}")
    axis.set_xlabel("µs to read the library's sample of the type")
    axis.grid(axis="both", color="#e5e5e5", linewidth=0.6)
    axis.set_axisbelow(True)
    axis.margins(y=0.02)
    axis.spines[["top", "right"]].set_visible(False)
    axis.legend(loc="lower right")
    _save(figure, path)


def _pyplot() -> Any:
    import matplotlib as mpl  # noqa: PLC0415 - needed only for the plots

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "vod-events"
    from matplotlib import pyplot as plt  # noqa: PLC0415 - after the backend is chosen

    return plt


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None})
