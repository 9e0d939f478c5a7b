"""Fits the two networks that read two texts together, `together.onnx` and `retelling.onnx`."""
