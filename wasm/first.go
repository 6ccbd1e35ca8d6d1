//go:build js && wasm && !all

package main

import "crossgrant/engine/api"

var answer = api.CallFirst
