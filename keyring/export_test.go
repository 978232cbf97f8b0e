package keyring

// CutAt cuts the file earlier than at its usual length.
func (c *Checkpoints) CutAt(most, left int) { c.most, c.left = most, left }
