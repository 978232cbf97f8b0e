package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth lets the heap grow to three times what is alive before it is
// swept, instead of twice: so little is alive that the memory hardly shows,
// and the sweeping does.
const heapGrowth = 200

// useMemory sets how the server uses memory, unless GOGC says otherwise.
func useMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
}
