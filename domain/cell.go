package domain

import "strings"

// InertCells keeps the cells of a CSV from being taken for formulas: a spreadsheet
// takes what begins with one of these characters for one.
func InertCells(cells []string) []string {
	for i, cell := range cells {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			cells[i] = "'" + cell
		}
	}
	return cells
}
