package main

type backupCommand struct{}

func (backupCommand) Run() error { return nil }

type restoreCommand struct{}

func (restoreCommand) Run() error { return nil }
