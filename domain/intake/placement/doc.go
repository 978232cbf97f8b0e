// Package placement decides who sits where.
package placement
