package practice

import (
	"cohort/domain"
	"cohort/domain/program"
)

type curriculumTx interface {
	Curricula(page Page) (List[program.Curriculum], error) // by name
	Curriculum(domain.CurriculumID) (program.Curriculum, error)
	LockCurriculum(domain.CurriculumID) (program.Curriculum, error)
	CreateCurriculum(program.Curriculum) error
	SaveCurriculum(program.Curriculum) error
	CurriculumVersion(id domain.CurriculumID, number int) (program.CurriculumVersion, error)
	CurriculumVersions(domain.CurriculumID) ([]program.CurriculumVersion, error) // newest first
	CreateCurriculumVersion(program.CurriculumVersion) error
}
