// Package repository keeps what the practice does in SQLite or PostgreSQL:
// the same GORM code for both, one file for each noun. What people say and
// how to reach them is sealed before it gets here to the database.
package repository
