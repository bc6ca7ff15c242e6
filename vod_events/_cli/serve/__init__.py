"""``vod-events serve``: a VOD on this machine, to develop against."""
