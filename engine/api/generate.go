package api

//go:generate go run crossgrant/build/typegen/typegen ../..
