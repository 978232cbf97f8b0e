package practice

import (
	"cohort/domain"
	"cohort/domain/program"
)

type homeworkTx interface {
	CreateHomework(program.Homework) error // with its open returns
	Homework(domain.HomeworkID) (program.Homework, error)
	// HomeworkOf gives a cohort's homework with all returns, in order of sessions.
	HomeworkOf(domain.CohortID) ([]program.Homework, error)
	LockReturn(domain.HomeworkID, domain.ClientID) (program.HomeworkReturn, error)
	SaveReturn(program.HomeworkReturn) error
}
