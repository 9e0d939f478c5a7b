"""Fits the weights of `headwater.judge`. Needs PyTorch and ONNX beside Headwater."""
