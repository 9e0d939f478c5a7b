"""Fits the network that reads two texts together: `src/headwater/networks/together.onnx`."""
