package main

import (
	"encoding/binary"
	"time"

	"github.com/google/uuid"
)

// noun tells the ids of different things apart.
type noun byte

const (
	aUser noun = iota + 1
	aClient
	aReferral
	anAssessment
	aSuitability
	aFlag
	aCurriculum
	aCohort
	aWait
	anEnrollment
	aSession
	aHomework
	aCharge
	aReversal
	anEntry
	aTechnique
	aFile
)

// id gives the n-th thing's id. Like a real one it begins with the time; the
// rest is its number, so that others can refer to it.
func id(of noun, at time.Time, n int) uuid.UUID {
	var u uuid.UUID
	binary.BigEndian.PutUint64(u[:8], uint64(at.UnixMilli())<<16)
	u[6], u[7], u[8] = 0x70, byte(of), 0x80
	binary.BigEndian.PutUint32(u[12:], uint32(n))
	return u
}
