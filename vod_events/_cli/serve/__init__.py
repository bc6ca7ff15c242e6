"""``vod-events serve``: a local VOD server for development."""
